try { 1 } catch [System.Exception] { 2 }
