"""What we prepared: organisation, activities, contacts, suppliers, fiches. Pure."""
