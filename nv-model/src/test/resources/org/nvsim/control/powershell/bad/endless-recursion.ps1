function again { again }
again
