using System.ComponentModel.DataAnnotations;

namespace JobKit.AspNetCore.Tests.Migrate;

public sealed record StoryRequest([property: MaxLength(100)] string Title, [Range(1, 5)] int Pages = 3, string? Audience = null);
