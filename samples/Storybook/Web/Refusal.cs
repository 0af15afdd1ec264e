namespace Storybook;

/// <summary>Errors as problem details, with the code for programs and the title again as <c>error</c> for older clients.</summary>
internal static class Refusal
{
    public static IResult Of(int status, string code, string title, string detail) => Results.Problem(
        detail,
        statusCode: status,
        title: title,
        type: "urn:jobkit:" + code.ToLowerInvariant().Replace('_', '-'),
        extensions: new Dictionary<string, object?> { ["code"] = code, ["error"] = title });

    public static IResult JobNotFound(object id) => Of(
        StatusCodes.Status404NotFound, "JOB_NOT_FOUND", "No such job", $"There is no job {id}, or it ended long ago and was removed. Start the story again.");

    public static IResult Of(StoryException problem) => problem.Problem == StoryProblem.TooLarge
        ? Of(StatusCodes.Status413PayloadTooLarge, "PAYLOAD_TOO_LARGE", "The story is too long", problem.Message)
        : Of(StatusCodes.Status400BadRequest, "PAYLOAD_INVALID", "This is no story", problem.Message);
}
