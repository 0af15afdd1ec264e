namespace JobKit.EntityFrameworkCore.Tests;

/// <summary>What an app's context is registered with.</summary>
public enum TestDatabase
{
    Sqlite,
    PostgreSql,

    /// <summary>With <c>EnableRetryOnFailure</c>: then no transaction may be begun outside the context's execution strategy.</summary>
    RetryingPostgreSql,
}
