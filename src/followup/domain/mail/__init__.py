"""What does a message say about an application, and about which?"""
