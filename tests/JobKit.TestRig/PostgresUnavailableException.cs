namespace JobKit.TestRig;

/// <summary>PostgreSQL is not installed, so nothing that needs it ran. Never take it for a pass.</summary>
public sealed class PostgresUnavailableException : Exception
{
    /// <summary>Says that PostgreSQL is missing.</summary>
    public PostgresUnavailableException()
        : base("PostgreSQL is missing.")
    {
    }

    /// <summary>Says what is missing and how to install it.</summary>
    public PostgresUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is missing, how to install it, and what showed that.</summary>
    public PostgresUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
