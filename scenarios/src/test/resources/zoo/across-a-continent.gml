graph [
  directed 0
  Network "Across a continent"
  node [
    id 0
    label "Seattle"
    Longitude -122.33
    Latitude 47.61
  ]
  node [
    id 1
    label "Denver"
    Longitude -104.99
    Latitude 39.74
  ]
  node [
    id 2
    label "Chicago"
    Longitude -87.63
    Latitude 41.88
  ]
  node [
    id 3
    label "Atlanta"
    Longitude -84.39
    Latitude 33.75
  ]
  node [
    id 4
    label "NewYork"
    Longitude -74.01
    Latitude 40.71
  ]
  edge [
    source 0
    target 1
    LinkSpeedRaw 10000000000.0
  ]
  edge [
    source 1
    target 2
    LinkSpeedRaw 10000000000.0
  ]
  edge [
    source 1
    target 3
  ]
  edge [
    source 2
    target 4
    LinkSpeedRaw 10000000000.0
  ]
  edge [
    source 3
    target 4
  ]
]
