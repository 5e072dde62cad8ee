"""RTO, RPO and RCO: dependencies, circles, clashes, order."""
