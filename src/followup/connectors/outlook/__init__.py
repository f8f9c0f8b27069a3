"""Outlook.com and Microsoft 365, mail and calendar, through Microsoft Graph."""
