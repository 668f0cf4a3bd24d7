"""Pages and feeds of the web: fetched politely and from public addresses alone, read into articles and lists of articles.

`fetching.fetch` opens the connections, `feeds.listing` reads feeds, sitemaps and list pages, `article.read` an article.
Nothing here keeps anything: pace, validators and bytes are kept by who asks (the app `watch` of the site).
"""
