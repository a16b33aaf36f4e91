graph [
  directed 0
  Network "A chain of islands"
  node [
    id 0
    label "Sapporo"
    Longitude 141.35
    Latitude 43.06
  ]
  node [
    id 1
    label "Tokyo"
    Longitude 139.69
    Latitude 35.68
  ]
  node [
    id 2
    label "Osaka"
    Longitude 135.5
    Latitude 34.69
  ]
  node [
    id 3
    label "Fukuoka"
    Longitude 130.4
    Latitude 33.59
  ]
  edge [
    source 0
    target 1
  ]
  edge [
    source 1
    target 2
    LinkSpeedRaw 2500000000.0
  ]
  edge [
    source 2
    target 3
  ]
]
