New-NetVirtualizationLookupRecord -CustomerAddress 10.0.0.5 -Rule TranslationMethodEncap
