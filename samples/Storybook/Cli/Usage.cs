namespace Storybook;

/// <summary>What the program can do, in its own words.</summary>
internal static class Usage
{
    public const int BadInput = 2;

    private static readonly string Text =
        $"""
        Makes an illustrated e-book (EPUB 3) of a story.

          storybook make <story.txt> [--out folder] [--data folder] [--pages n]
              Makes the book and ends with the path of its EPUB. Stopped or killed on the way, the same command goes on where it was.
          storybook [--data folder] [--urls http://localhost:5000]
              Serves the web page.
          storybook demo
              Moves the old endpoint to jobs, under traffic of its own, with a fault half-way. A few minutes.

          --out     where to put a copy of the EPUB; without it, it stays in the data folder
          --data    where the database and the books are kept; {BookFolder.Default}
          --pages   the most pages of the book, 1 to 200; 16

        """;

    /// <summary>On request it is the answer; else it tells what was wrong.</summary>
    public static int Show(string[] args)
    {
        if (args is ["help" or "--help" or "-h", ..])
        {
            Console.Write(Text);
            return 0;
        }

        return Refuse($"\"{args[0]}\" is no command of this program. Use \"make <story.txt>\", nothing for the web page, or --help.");
    }

    /// <summary>One line on stderr.</summary>
    public static int Refuse(string sentence)
    {
        Console.Error.WriteLine("storybook: " + sentence);
        return BadInput;
    }
}
