namespace JobKit.AspNetCore;

/// <summary>What <c>MapBackgroundJobs</c> lets its callers do.</summary>
public sealed class JobApi
{
    private readonly JobAliases _aliases;

    internal JobApi(JobAliases aliases) => _aliases = aliases;

    /// <summary>Lets callers start jobs of this type with <c>POST {path}/{alias}/start</c>; without this line they cannot.</summary>
    /// <param name="alias">The type's name outside: 1 to 64 characters of <c>a-z 0-9 -</c>, not <c>health</c>, <c>process</c> or <c>antiforgery</c>. What is wrong stops the app's start.</param>
    public JobApi AllowStart<TJob>(string alias)
        where TJob : notnull
    {
        ArgumentNullException.ThrowIfNull(alias);
        _aliases.Add(new StartableJob<TJob>(alias));
        return this;
    }
}
