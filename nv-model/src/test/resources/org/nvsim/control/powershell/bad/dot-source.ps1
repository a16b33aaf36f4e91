. .\settings.ps1
