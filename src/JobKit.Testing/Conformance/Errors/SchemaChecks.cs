namespace JobKit.Testing;

/// <summary>I46: tables of another version are refused.</summary>
internal static class SchemaChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I46", "tables of a newer version are refused by name, and nothing is written", Newer, ConformanceCapability.SchemaVersion),
    ];

    private static async Task Newer(Scene scene)
    {
        await scene.StoreAsync();
        await scene.Target.BreakSchemaVersionAsync!(scene.Token);
        var error = await scene.ThrowsAsync<JobSchemaException>("starting on them", async () =>
        {
            var store = await scene.Target.CreateStoreAsync(scene.Token);
            await store.PrepareAsync(scene.Token);
        });

        scene.True(error.Found > error.Required, "the version found to be over the one needed", $"{error.Found} against {error.Required}");
    }
}
