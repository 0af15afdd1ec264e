using System.Collections.Immutable;
using System.Text.Json;

namespace JobKit.Migration;

/// <summary>The five endpoints of the seed documents, with the shapes of their answers.</summary>
/// <remarks>
/// Payload and result are read as JSON, each member by the seed's name or by the same in camel case (<c>storybook_id</c>, <c>storybookId</c>);
/// what a job does not have is left out of the answer. Change a contract by <c>with</c>: its job type, its waiting.
/// </remarks>
public static class SeedLegacyContracts
{
    /// <summary><c>/api/story/create-storybook</c>, by jobs of type <c>storybook</c>.</summary>
    public static LegacyContract CreateStorybook { get; } = Contract(
        "/api/story/create-storybook",
        "storybook",
        (input, result) => new SeedShape()
            .Take("id", result, "storybook_id")
            .Take("title", input, "title")
            .Take("story", input, "story")
            .Take("pages", result, "pages")
            .Take("audience", input, "audience")
            .Take("has_errors", result, "has_errors")
            .Take("warning", result, "warning"));

    /// <summary><c>/api/story/generate-auto-story</c>, by jobs of type <c>auto-story</c>.</summary>
    public static LegacyContract GenerateAutoStory { get; } = Contract(
        "/api/story/generate-auto-story", "auto-story", (_, result) => new SeedShape().Take("storybookId", result, "storybook_id"));

    /// <summary><c>/api/story/generate-scenes</c>, by jobs of type <c>scenes</c>.</summary>
    public static LegacyContract GenerateScenes { get; } = Contract(
        "/api/story/generate-scenes",
        "scenes",
        (input, result) => new SeedShape().Take("pages", result, "pages").Take("audience", input, "audience").Take("characterImage", input, "characterImage"));

    /// <summary><c>/api/image/cartoonize</c>, by jobs of type <c>cartoonize</c>.</summary>
    public static LegacyContract Cartoonize { get; } = Contract(
        "/api/image/cartoonize", "cartoonize", (_, result) => new SeedShape().Take("url", result, "url").Take("cached", result, "cached"));

    /// <summary><c>/api/story/generate-cartoon-image</c>, by jobs of type <c>image-generation</c>.</summary>
    /// <remarks>The seed documents disagree on its status path: <c>image-generation</c>, as here, or <c>image</c>. Serve both.</remarks>
    public static LegacyContract GenerateCartoonImage { get; } = Contract(
        "/api/story/generate-cartoon-image",
        "image-generation",
        (_, result) => new SeedShape().Take("url", result, "url").Take("prompt_used", result, "prompt_used").Take("reused", result, "reused"));

    /// <summary>All five.</summary>
    public static ImmutableArray<LegacyContract> All { get; } = [CreateStorybook, GenerateAutoStory, GenerateScenes, Cartoonize, GenerateCartoonImage];

    private static LegacyContract Contract(string route, string jobType, Func<JsonElement, JsonElement, SeedShape> shape) =>
        LegacyContract.Map(route).To(jobType).Result<JsonElement>((input, result) => shape(input, result).Body).Build();
}
