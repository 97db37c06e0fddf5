"""How a lower floor tells the floors above that something of its own has changed.

Rooms keep words and outlines of lower floors on shelf rows of their own, and no
import may go upward. So the lower floor owns a `Followers`, a room above joins it when
its app is ready, and the service tells them inside its own transaction. It is a plain
list of functions: whoever looks for the effects of a service finds them by its name.
"""

from collections.abc import Callable


class Followers:
    """The functions to call when a thing has changed, in the order they joined."""

    def __init__(self):
        self._functions: list[Callable] = []

    def join(self, function: Callable) -> Callable:
        """Have this function called with every changed thing from now on."""
        if function not in self._functions:
            self._functions.append(function)
        return function

    def tell(self, thing) -> None:
        """Call everybody, inside the caller's transaction."""
        for function in self._functions:
            function(thing)
