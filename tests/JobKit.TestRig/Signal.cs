namespace JobKit.TestRig;

/// <summary>The signals of Linux that the rig sends, by their numbers.</summary>
public enum Signal
{
    /// <summary>SIGINT: stop, please, as from the keyboard.</summary>
    Interrupt = 2,

    /// <summary>SIGQUIT.</summary>
    Quit = 3,

    /// <summary>SIGKILL: gone at once, nothing can be said before.</summary>
    Kill = 9,

    /// <summary>SIGTERM: stop, please, as from a service manager.</summary>
    Terminate = 15,

    /// <summary>SIGCONT: go on.</summary>
    Continue = 18,

    /// <summary>SIGSTOP: stand still, noticing nothing.</summary>
    Stop = 19,
}
