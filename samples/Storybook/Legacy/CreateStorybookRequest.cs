using System.ComponentModel.DataAnnotations;

namespace Storybook;

/// <summary>What the old endpoint is sent.</summary>
/// <param name="Title">Needed.</param>
/// <param name="Story">The text; needed.</param>
/// <param name="Audience">For whom it is; told again with the answer.</param>
/// <param name="MaxPages">The most pages, 1 to 200; 16 by default.</param>
internal sealed record CreateStorybookRequest(string? Title, string? Story, string? Audience = null, int? MaxPages = null) : IValidatableObject
{
    /// <summary>What the old endpoint refuses, and so no job is made of; null where all is well.</summary>
    public string? Problem()
    {
        try
        {
            _ = BookOrder.Of(Story, Title, MaxPages);
            return string.IsNullOrWhiteSpace(Title) ? "A storybook needs a title." : null;
        }
        catch (StoryException problem)
        {
            return problem.Message;
        }
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Problem() is { } problem ? [new(problem)] : [];
}
