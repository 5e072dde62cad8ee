"""`incplan obligations`: duties to notify."""
