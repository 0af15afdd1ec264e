using Microsoft.EntityFrameworkCore;

namespace Storybook;

/// <summary>The finished books.</summary>
internal static class BookRoutes
{
    public static void MapBooks(this WebApplication app) => app.MapGet("/books/{file}", DownloadAsync);

    /// <summary>Only a name that the shelf knows becomes a path.</summary>
    private static async Task<IResult> DownloadAsync(string file, StorybookDb db, BookFolder folder, CancellationToken cancellationToken) =>
        await db.Books.AnyAsync(b => b.File == file, cancellationToken) && File.Exists(folder.PathOf(file))
            ? Results.File(folder.PathOf(file), "application/epub+zip", file)
            : Results.Problem("There is no finished book of this name. Start its story.", statusCode: StatusCodes.Status404NotFound, title: "No such book");
}
