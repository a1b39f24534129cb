export const citation =
  'Zeng, D.; Yao, J.; Zhang, L.; Xu, R.; Wang, S.; Yan, X.; Yu, C.; Wang, L. Promoting favorable interfacial properties in lithium-based batteries using chlorine-rich sulfide inorganic solid-state electrolytes. Nature Communications 13, 1909 (2022). doi:10.1038/s41467-022-29596-8';
