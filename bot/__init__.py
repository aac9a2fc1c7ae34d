"""The process: settings, composition, the courier, the ticker, the socket and the command line.

It joins the other rooms and holds no rule of the product.
"""
