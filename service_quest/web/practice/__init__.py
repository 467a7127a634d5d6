"""Practice in the browser: one moment after the other, graded where it is answered."""
