namespace JobKit.TestRig;

/// <summary>The signals of Linux that the rig sends, by their numbers.</summary>
internal enum Signal
{
    Interrupt = 2,
    Quit = 3,
    Kill = 9,
    Continue = 18,
    Stop = 19,
}
