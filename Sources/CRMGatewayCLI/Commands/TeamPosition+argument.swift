public import ArgumentParser
public import Workspace

/// On the command line a position is written as the store writes it: `secondary_admin`.
extension TeamPosition: ExpressibleByArgument {}
