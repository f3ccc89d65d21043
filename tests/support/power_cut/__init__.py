"""What a disk may hold after the power was cut.

`record` writes down what a program asks of the system, `disk` knows what of it is durable, `cuts`
cuts the power at any moment and hands what is left to the checker of a `scenes.Scene`.
"""
