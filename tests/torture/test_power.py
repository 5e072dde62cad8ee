"""A simulated power cut: an ext4 on a loop device is shut down under the writers, then mounted.

`EXT4_IOC_SHUTDOWN` without a flush of the log drops everything the kernel had not yet written,
as a pulled plug does; the method is that of xfstests.
"""

import os
import random
import shutil
import struct
import subprocess
import time
from pathlib import Path

import pytest

from tests.torture.evidence import LONG, acknowledged_in, environment, judge, new_plan, writer
from tests.torture.test_faults import mounted, root_only, unmount

CUTS = 60 if LONG else 2
_SHUTDOWN, _WITHOUT_FLUSH = 0x8004587D, 2


@root_only
@pytest.mark.skipif(shutil.which("mkfs.ext4") is None, reason="mkfs.ext4 is not installed")
def test_a_power_cut_loses_nothing_acknowledged(tmp_path: Path):
    import fcntl

    image, place = tmp_path / "image", tmp_path / "disk"
    place.mkdir()
    with image.open("wb") as stream:
        stream.truncate(64 << 20)
    subprocess.run(["mkfs.ext4", "-q", str(image)], check=True, capture_output=True)
    chance = random.Random(66)
    promised: list[str] = []
    if not mounted("-o", "loop", str(image), str(place)):
        pytest.skip("this machine does not let us mount")
    try:
        root = new_plan(place / "plan")
        os.sync()
        for _cut in range(CUTS):
            crew = [
                subprocess.Popen(
                    writer(root, str(n), 5000),
                    env=environment(root, tmp_path / "state"),
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    text=True,
                )
                for n in range(2)
            ]
            first = [one.stdout.readline() for one in crew]
            time.sleep(chance.uniform(0.05, 0.6))
            handle = os.open(place, os.O_RDONLY)
            try:
                fcntl.ioctl(handle, _SHUTDOWN, struct.pack("I", _WITHOUT_FLUSH))
            except OSError:
                pytest.skip("this kernel has no EXT4_IOC_SHUTDOWN")
            finally:
                os.close(handle)
                rest = [one.communicate()[0] for one in crew]
            for line, more in zip(first, rest, strict=True):
                promised.extend(acknowledged_in(line + more))
            subprocess.run(["umount", str(place)], check=True)
            assert mounted("-o", "loop", str(image), str(place))
        verdict = judge(root, promised)
        print(f"{CUTS} power cuts, {len(promised)} acknowledged, {verdict.present - 1} present, "
              f"{len(verdict.lost)} lost, {len(verdict.torn)} torn")  # fmt: skip
        assert len(promised) > CUTS
        assert verdict, verdict
    finally:
        unmount(place)
