"""The public side: the page of a ticket, from what sites have sent."""
