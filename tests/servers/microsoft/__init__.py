"""Microsoft on this computer: Entra, where one signs in, and Graph, as strict as both are where followup touches them."""
