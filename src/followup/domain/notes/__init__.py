"""What has the user noted, which interview is it about, and whose letter does it go into?"""
