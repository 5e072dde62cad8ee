"""`incplan done`: tasks, and the end of spreading and of the cause."""
