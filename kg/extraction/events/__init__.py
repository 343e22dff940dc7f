"""Meetings, visits, ceremonies: who took part, who received whom, where and when."""
