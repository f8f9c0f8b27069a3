"""How much may this run still ask of a provider?"""


class Budget:
    """So many units: quota units where the provider counts them, else requests."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.spent = 0
        self.requests = 0

    def spend(self, units: int) -> None:
        """Counts one request that costs so many units. Whether it is made is for the caller to ask before."""
        self.spent += units
        self.requests += 1

    def covers(self, units: int) -> bool:
        """Whether so many units are left."""
        return self.spent + units <= self.limit
