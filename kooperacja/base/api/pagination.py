"""How long lists are handed out."""

from rest_framework import pagination


class PageNumberPagination(pagination.PageNumberPagination):
    """Pages of 50, at most 200; a page that does not exist is a 404."""

    page_size_query_param = "page_size"
    max_page_size = 200
