"""`incplan contacts`: who holds a function, how to reach people, and that they answer."""
