"""Pictures as geometry: the network, bars, time, icons."""
