// Keys press buttons.
