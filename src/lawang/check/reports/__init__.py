"""Reports as JSON (`json`), for a terminal (`terminal`) and as one HTML page (`html`); `facts` shows what is read in a
single text. `view` holds what all of them say alike."""
