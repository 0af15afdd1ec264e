namespace JobKit.Client;

/// <summary>Where the app is whose jobs these are.</summary>
public sealed class JobClientOptions
{
    /// <summary>The address of its <c>MapBackgroundJobs</c>, as <c>https://shop.example/api/jobs/</c>; with or without the last slash. Required.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>The address of its <c>MapFeatureFlags</c>; <c>feature-flags</c> beside <see cref="BaseAddress"/> by default.</summary>
    public Uri? FlagsAddress { get; set; }
}
