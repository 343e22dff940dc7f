"""The same journey on a cluster: articles to N-Quads parts, as one Spark job.

    inputs -> mapping -> world -> parts

`inputs`, `mapping` and `world` hold plain functions over one line, one article or all that
is told of one thing; `job` is the only module that knows Spark and says what is grouped by
what. `parts` takes what a job wrote into a local store. What comes out is, line by line,
what a build on one machine stores.
"""
