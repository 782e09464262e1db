"""Attachments of complaints."""
