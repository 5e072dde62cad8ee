"""What a disk, a power line or an operating system can do to an entry; long with `make torture`."""
