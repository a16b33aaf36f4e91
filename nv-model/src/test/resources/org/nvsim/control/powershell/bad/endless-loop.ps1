while ($true) { $i = 1 }
