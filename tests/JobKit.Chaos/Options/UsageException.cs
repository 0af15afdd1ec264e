namespace JobKit.Chaos;

/// <summary>The command line cannot be understood; the message names the argument, what is wrong and the mend.</summary>
internal sealed class UsageException(string message) : Exception(message);
