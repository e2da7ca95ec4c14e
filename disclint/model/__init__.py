"""Every type that crosses a floor: frozen values, standard library only."""
