Creator "nvsim"
graph [
  directed 0
  Network "Lakes"
  node [
    id 0
    label "Z&#252;rich"
    Longitude 8.55
    Internal 1
    Latitude 47.37
  ]
  node [
    id 7
    label "edge [ of the map ]"
  ]
  edge [
    source 0
    target 7
    LinkSpeed "2.5"
    LinkSpeedRaw 2500000000.0
  ]
]
