"""What a page says about its story: title, authors and dates, decided from all that it declares and shows."""
