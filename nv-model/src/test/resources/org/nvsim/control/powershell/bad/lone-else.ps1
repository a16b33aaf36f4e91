else { 1 }
