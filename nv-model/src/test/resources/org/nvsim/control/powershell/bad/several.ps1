$a = 
$env:USERNAME
foreach ($x im 1..3) {
    $y == 2
}
switch ($a) { 1 { 'one' } }
$ok = 1
if ($a == 2) { 'x' }
