import Commands
import Dispatch

// Without the machinery of tasks, which takes longer to set up than the version to print.
if !answersAtOnce() {
    startProgram()
    dispatchMain()
}
