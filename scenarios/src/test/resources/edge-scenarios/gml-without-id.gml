graph [
  node [ id 1 ]
  node [ label "b" ]
  edge [ source 1 target 2 ]
]
